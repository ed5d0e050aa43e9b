using EcsImageAuditor.Configuration;
using EcsImageAuditor.Doctor;
using EcsImageAuditor.Tests.Shared.Properties;
using FsCheck.Fluent;

namespace EcsImageAuditor.Tests.Doctor;

public sealed class NearestNameTests
{
    [Fact]
    public void One_slip_of_the_finger_does_not_hide_what_was_meant() => Prop.ForAll(
        Gen.Elements(SettingsVariables.All.ToArray()).ToArbitrary(),
        Gen.Choose(0, 1000).ToArbitrary(),
        Gen.Elements('X', 'É', '_').ToArbitrary(),
        (name, place, character) =>
        {
            var at = place % name.Length;
            return NearestName.Of(name.Remove(at, 1), SettingsVariables.All) == name
                && NearestName.Of(name.Insert(at, $"{character}").ToLowerInvariant(), SettingsVariables.All) == name
                && NearestName.Of(name.Remove(at, 1).Insert(at, $"{character}"), SettingsVariables.All) == name;
        }).Holds();

    [Theory]
    [InlineData("")]
    [InlineData("Z")]
    public void There_is_always_one(string name) =>
        Assert.Contains(NearestName.Of(name, SettingsVariables.All), SettingsVariables.All);
}
