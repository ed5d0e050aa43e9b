using SignerPlugin;

// Half of the processes that a verification starts do this, so it comes before anything that is slow to load.
if (args is ["get-plugin-metadata"])
{
    StandardStream.Output().Write(PluginMetadata.Json);
    return 0;
}

return PluginCommand.Run(args, StandardStream.Input(), StandardStream.Output(), StandardStream.Error());
