using System.Text;
using EcsImageAuditor.Tests.Shared.Properties;
using FsCheck.Fluent;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Verification.Notation;

namespace ImageSignatures.Tests.Verification.Notation;

public sealed class DetailTextTests
{
    private static readonly DetailText Text = new(new RegistryCredential("robot", "pa$$/w0rd+secret"));

    [Theory]
    [InlineData("login robot:pa$$/w0rd+secret failed", "login ***:*** failed")]
    [InlineData("GET \"https://robot:pa%24%24%2Fw0rd%2Bsecret@host\"", "GET \"https://***:***@host\"")]
    [InlineData("robotics is not robot", "robotics is not ***")]
    public void A_credential_never_shows(string text, string expected) => Assert.Equal(expected, Text.Of(text));

    [Fact]
    public void A_basic_authorization_never_shows()
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("robot:pa$$/w0rd+secret"));
        Assert.Equal("Authorization: Basic ***", Text.Of($"Authorization: Basic {basic}"));
    }

    [Fact]
    public void The_user_name_of_every_ECR_token_is_no_secret() =>
        Assert.Equal("AWS Signer ***", new DetailText(new RegistryCredential("AWS", "token")).Of("AWS Signer token"));

    [Fact]
    public void A_user_name_with_signs_in_it_is_found_anywhere() =>
        Assert.Equal("for ***s", new DetailText(new RegistryCredential("robot$ci", "x-x-x")).Of("for robot$cis"));

    [Fact]
    public void Of_a_long_text_the_start_and_the_end_stay()
    {
        var text = Text.Of($"start {new string('x', 100_000)} connection refused");

        Assert.StartsWith("start xxx", text, StringComparison.Ordinal);
        Assert.EndsWith("xxx connection refused", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 300, 450);
    }

    [Fact]
    public void Characters_that_move_the_cursor_or_turn_the_text_become_spaces() =>
        Assert.Equal("a b c d e", new DetailText(null).Of("a\nb\u001bc\u202ed\u2028e\r"));

    [Fact]
    public void Any_text_becomes_one_short_line_without_the_password()
    {
        var texts = ArbMap.Default.GeneratorFor<string>().Select(text => $"{text}pa$$/w0rd+secret{text}\n").ToArbitrary();
        Prop.ForAll(texts, text => IsSafe(Text.Of(text))).Holds();

        static bool IsSafe(string text) =>
            text.Length < 500 && !text.Any(char.IsControl) && !text.Contains("w0rd", StringComparison.Ordinal);
    }
}
