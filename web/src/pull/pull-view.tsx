/** Not there yet. */
export const PullView = (_: { pull?: string }) => <p>Soon.</p>;
