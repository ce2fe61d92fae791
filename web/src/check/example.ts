/** What stands in the editor at first: an entry with what people most often get wrong. */
export const EXAMPLE = "- [A tale of two borrows](https://blog.example.net/two-borrows?utm_source=newsletter).\n";
