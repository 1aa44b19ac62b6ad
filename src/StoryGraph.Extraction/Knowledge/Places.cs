namespace StoryGraph.Extraction.Knowledge;

/// <summary>Towns (cities.txt, from GeoNames) and regions, straits, rivers and sites of the news (places.txt).</summary>
internal sealed class Places
{
    private Places()
    {
    }

    /// <summary>Of places of one name the greatest comes first.</summary>
    public NameIndex<Place> Names { get; } = new();

    internal static Places From(DataTable regions, DataTable cities, Countries countries)
    {
        var places = new Places();
        foreach (var row in regions.Rows.Concat(cities.Rows))
        {
            var country = row["country"] is { Length: > 0 } code ? code : null;
            if (country is not null && countries.ById(country) is null)
            {
                throw row.Fault($"has the unknown country '{country}'; an ISO 3166 alpha-3 code of countries.txt is needed");
            }

            var thousands = row["thousands"] is { Length: > 0 } number
                ? int.TryParse(number, out var n) ? n : throw row.Fault($"has '{number}' for thousands of people; it takes a whole number")
                : 0;
            var place = new Place(row["name"], country, thousands);
            places.Names.Add(place.Name, place);
            foreach (var alias in row.List("aliases"))
            {
                places.Names.Add(alias, place);
            }
        }

        return places;
    }
}
