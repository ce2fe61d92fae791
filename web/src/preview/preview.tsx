/** Not there yet. */
export const Preview = (_: object) => <p>Soon.</p>;
