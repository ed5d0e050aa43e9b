using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Signing.Copying;
using ImageSignatures.Signing.Signers;

namespace ImageSignatures.Signing.Bulk;

/// <summary>Says what signing would do. It reads, and changes nothing anywhere.</summary>
public sealed class SigningPlanner
{
    private readonly RegistryClient _registry;
    private readonly EcrRepositories _repositories;
    private readonly ImageCopier _copier;
    private readonly SigningProfiles _profiles;
    private readonly ProfileVerifiers _verifiers;
    private readonly int _concurrency;

    internal SigningPlanner(
        RegistryClient registry,
        EcrRepositories repositories,
        ImageCopier copier,
        SigningProfiles profiles,
        ProfileVerifiers verifiers,
        int concurrency) =>
        (_registry, _repositories, _copier, _profiles, _verifiers, _concurrency) =
        (registry, repositories, copier, profiles, verifiers, concurrency);

    /// <returns>For each image what would be done, in notes, or why it would fail; in their order.</returns>
    public async Task<IReadOnlyList<SigningOutcome>> PlanAsync(IReadOnlyList<ImageToSign> images, CancellationToken cancellationToken)
    {
        var outcomes = new SigningOutcome[images.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = _concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, images.Count, options, async (index, token) => outcomes[index] = await PlanAsync(images[index], token));
        return outcomes;
    }

    private async Task<SigningOutcome> PlanAsync(ImageToSign image, CancellationToken cancellationToken)
    {
        try
        {
            var notes = new List<string>();
            var profile = await _profiles.FindAsync(image.Profile, cancellationToken);
            if (profile is null)
                notes.Add($"create the signing profile {image.Profile}");

            var manifest = image.Source is { } source
                ? await PlanCopyAsync(image, source, notes, cancellationToken)
                : await _registry.FetchManifestAsync(image.Target, cancellationToken);
            var isThere = image.Source is null || await IsThereAsync(image, manifest.Descriptor.Digest, cancellationToken);
            var unsigned = new List<string>();
            foreach (var subject in SigningSubjects.Of(image, manifest).Select(subject => subject.Digest))
            {
                if (!isThere || profile is null || !await _verifiers.IsSignedAsync(image.Target.At(subject), profile, cancellationToken))
                    unsigned.Add($"sign {subject} with {profile?.ToString() ?? image.Profile.ToString()}");
            }

            notes.AddRange(unsigned.DefaultIfEmpty("nothing to sign: it carries a good signature"));
            return new SigningOutcome
            {
                Image = image,
                Result = SigningResult.Planned,
                Digest = manifest.Descriptor.Digest,
                Profile = profile?.ToString(),
                Notes = notes,
            };
        }
        catch (RegistryException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return BulkSigner.Failed(image, SigningFailure.Of(exception), TimeSpan.Zero);
        }
        catch (SigningException exception)
        {
            return BulkSigner.Failed(image, exception.Failure, TimeSpan.Zero);
        }
    }

    private async Task<ManifestContent> PlanCopyAsync(
        ImageToSign image, ImageReference source, List<string> notes, CancellationToken cancellationToken)
    {
        var whole = await _registry.FetchManifestAsync(source, cancellationToken);
        var wanted = await PlatformSelection.SelectAsync(_registry, source, whole, image.Platforms, cancellationToken);
        if (await _repositories.IsMissingAsync(image.TargetRepository, cancellationToken))
            notes.Add($"create the repository {image.TargetRepository}");
        else if (await IsThereAsync(image, wanted.Descriptor.Digest, cancellationToken))
            return wanted;

        var tree = await new ImageTreeReader(_registry).ReadAsync(source, wanted, cancellationToken);
        notes.Add(
            $"copy {tree.Flatten().Count()} manifests and {tree.AllBlobs.Count} blobs, at most {tree.AllBlobs.Sum(blob => blob.Size)} bytes"
        );
        return wanted;
    }

    private Task<bool> IsThereAsync(ImageToSign image, Digest digest, CancellationToken cancellationToken) =>
        _copier.IsThereAsync(image.Target, digest, cancellationToken);
}
