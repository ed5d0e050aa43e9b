namespace EcsImageAuditor.Benchmarks.Costs;

/// <summary>
/// An hour of launches through SQS, Lambda, DynamoDB, ECR and AWS Signer, second by second. Deterministic: where chance decides, the
/// expectation counts, so that numbers of events are not whole.
/// </summary>
/// <param name="launchesPerSecond">All the time.</param>
/// <param name="images">As likely as one another.</param>
/// <param name="measured">What an event takes.</param>
/// <param name="verificationCpuMilliseconds">Of the verifier.</param>
/// <param name="setup">The function.</param>
internal sealed class HourSimulation(
    double launchesPerSecond, int images, Measurements measured, double verificationCpuMilliseconds, AuditorSetup setup)
{
    private const int Seconds = 3600;
    private const int LastMinute = 60;

    /// <summary>What is left by arithmetic and is no event.</summary>
    private const double Nothing = 1e-6;

    /// <summary>The same for images.</summary>
    private const double NoImage = 0.5;

    private readonly EventQueue _queue = new();
    private readonly double _eventMilliseconds = measured.Known.CpuMilliseconds / setup.Processor;
    private readonly double _verificationMilliseconds = (verificationCpuMilliseconds / setup.Processor)
        + ((measured.RequestsOfVerification + 1) * Assumptions.RoundTripMilliseconds);

    /// <summary>Verifications that the quotas let through in a second. The last request of one is for a blob, not a manifest.</summary>
    private readonly double _granted = Math.Min(
        Assumptions.RevocationsPerSecond, Assumptions.ManifestsPerSecond / Math.Max(1, measured.RequestsOfVerification - 1));

    private double _known;
    private double _seenByEnvironment;
    private double _oldest;
    private double _backlog;
    private double _putBack;
    private double _givenUp;
    private double _judged;
    private double _tableThrottles;
    private double _fills;
    private int? _knownAfter;

    public Hour Run()
    {
        for (var second = 0; second < Seconds; second++)
            Step(second);
        return new Hour
        {
            OldestSeconds = _oldest,
            Backlog = _backlog,
            PutBack = _putBack,
            GivenUp = _givenUp,
            KnownAfter = _knownAfter,
            Fill = _fills / LastMinute,
            TableThrottles = _tableThrottles,
            Arrived = launchesPerSecond * Assumptions.EventsOfLaunch * Seconds,
            Judged = _judged,
            Waiting = _queue.Ready + _queue.Delayed,
        };
    }

    private void Step(int second)
    {
        _queue.Advance(second);
        _queue.Add(launchesPerSecond * Assumptions.EventsOfLaunch, second);
        var environments = Math.Min(setup.MaxConcurrency, Assumptions.FirstEnvironments + (second * Assumptions.MoreEnvironmentsPerSecond));
        var (handled, fill) = Handle(environments * 1000);
        var asked = Unknown(handled);
        var verified = Math.Min(asked, _granted);
        CountTable(environments, handled, asked);
        _known = Math.Min(images, _known + verified);
        if (images - _known < NoImage)
            _known = images;
        if (_known == images)
            _knownAfter ??= second;

        foreach (var group in _queue.Take(handled))
            Conclude(group, second);
        if (_queue.Ready > Nothing || _queue.Delayed > Nothing)
            _oldest = Math.Max(_oldest, second - (_queue.Oldest() ?? second));
        _backlog = Math.Max(_backlog, _queue.Ready);
        if (second >= Seconds - LastMinute)
            _fills += fill;
    }

    private void Conclude(EventQueue.Group group, int second)
    {
        var judged = group.Events * _known / images;
        _judged += judged;
        var rest = group with { Events = group.Events - judged };
        if (rest.Events <= 0)
            return;
        if (group.Delivery >= setup.Deliveries)
        {
            _givenUp += rest.Events;
            return;
        }

        _putBack += rest.Events;
        _queue.Delay(rest, second);
    }

    /// <summary>
    /// How many events the environments handle in their time, and by how many at once. An environment that has nothing to do asks
    /// for the next batch at once: batches are as small as time allows.
    /// </summary>
    private (double Events, double Fill) Handle(double milliseconds)
    {
        var rest = milliseconds - Busy(_queue.Ready);
        var fill = rest <= 0
            ? setup.BatchSize
            : Math.Clamp(_queue.Ready * Assumptions.BatchOverheadMilliseconds / rest, 1, setup.BatchSize);
        if (Busy(_queue.Ready) + (_queue.Ready / fill * Assumptions.BatchOverheadMilliseconds) <= milliseconds + Nothing)
            return (_queue.Ready, fill);

        // More than time allows: as many as go in, by full batches.
        var (least, most) = (0.0, _queue.Ready);
        while (most - least > 0.01)
        {
            var middle = (least + most) / 2;
            var fits = Busy(middle) + (middle / setup.BatchSize * Assumptions.BatchOverheadMilliseconds) <= milliseconds;
            (least, most) = fits ? (middle, most) : (least, middle);
        }

        return (least, setup.BatchSize);
    }

    private double Busy(double events) => (events * _eventMilliseconds) + (Unknown(events) * _verificationMilliseconds);

    /// <summary>How many images without a verdict so many events have.</summary>
    private double Unknown(double events) => (images - _known) * Met(events);

    /// <summary>The chance that an image is among so many events.</summary>
    private double Met(double events) => 1 - Math.Exp(-events / images);

    private void CountTable(double environments, double events, double asked)
    {
        var looks = (images - _seenByEnvironment) * Met(events / environments);
        _seenByEnvironment += looks;
        _tableThrottles +=
            Math.Max(0, (looks * environments) + asked - Assumptions.TableReadsPerSecond)
            + Math.Max(0, (asked * Assumptions.TableWritesOfVerification) - Assumptions.TableWritesPerSecond);
    }
}
