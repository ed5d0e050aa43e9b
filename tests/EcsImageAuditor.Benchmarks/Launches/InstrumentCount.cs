using System.Diagnostics.Metrics;

namespace EcsImageAuditor.Benchmarks.Launches;

/// <summary>Counts how often an instrument measures.</summary>
internal sealed class InstrumentCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private int _count;

    public InstrumentCount(Meter meter, string name)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == meter && instrument.Name == name)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _count));
        _listener.Start();
    }

    public int Count => _count;

    public void Dispose() => _listener.Dispose();
}
