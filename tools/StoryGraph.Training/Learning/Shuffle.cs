namespace StoryGraph.Training.Learning;

internal static class Shuffle
{
    /// <summary>The numbers from 0 to <paramref name="count"/> - 1 in an order that only the seed decides.</summary>
    public static int[] Order(int count, Random random)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
        }

        random.Shuffle(order);
        return order;
    }
}
