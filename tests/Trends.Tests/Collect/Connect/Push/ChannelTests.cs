using System.Text;
using Trends.Collect.Connect.Push.Channels;

namespace Trends.Tests.Collect.Connect.Push;

[TestClass]
public sealed class ChannelTests
{
    [TestMethod]
    public async Task Events_are_read_with_name_data_and_id_whatever_ends_their_lines()
    {
        string[] read = await EventsAsync(": hello\r\nevent: update\r\ndata: {\"a\":1}\r\n\r\nid: 7\nevent:delete\ndata: 12\n\ndata: two\ndata: lines\n\n");

        CollectionAssert.AreEqual(
            new[] { "", """{"event":"update","data":{"a":1}}""", """{"event":"delete","id":"7","data":12}""", """{"event":"message","id":"7","data":"two\nlines"}""" }, read);
    }

    [TestMethod]
    public async Task An_event_that_the_end_cuts_is_left_out()
        => CollectionAssert.AreEqual(new[] { """{"event":"update","data":1}""" }, await EventsAsync("event: update\ndata: 1\n\nevent: update\ndata: {\"a\""));

    [TestMethod]
    public async Task An_event_without_data_is_a_sign_of_life() => CollectionAssert.AreEqual(new[] { "" }, await EventsAsync("event: update\n\n"));

    [TestMethod]
    public async Task A_line_that_the_end_cuts_is_left_out_and_empty_ones_are_signs_of_life()
        => CollectionAssert.AreEqual(new[] { "{\"a\":1}", "", "{\"b\":2}" }, await LinesAsync("{\"a\":1}\r\n\r\n{\"b\":2}\n{\"c\"", 100));

    [TestMethod]
    public async Task A_line_beyond_the_limit_ends_the_connection()
    {
        Assert.HasCount(1, await LinesAsync(new string('x', 100_000) + "\n", 100_000));
        await Assert.ThrowsExactlyAsync<IOException>(() => LinesAsync(new string('x', 100_001), 100_000));
    }

    private static Task<string[]> EventsAsync(string text) => AllAsync(new EventChannel(Lines(text, 1 << 20)));

    private static Task<string[]> LinesAsync(string text, int most) => AllAsync(new LineChannel(Lines(text, most)));

    private static BodyLines Lines(string text, int most) => new(new(), new MemoryStream(Encoding.UTF8.GetBytes(text)), most);

    private static async Task<string[]> AllAsync(IPushChannel channel)
    {
        List<string> messages = [];
        await using (channel)
        {
            while (await channel.ReadAsync(default) is { } message)
            {
                messages.Add(Encoding.UTF8.GetString(message.Span));
            }
        }

        return [.. messages];
    }
}
