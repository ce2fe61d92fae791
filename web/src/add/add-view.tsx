/** Not there yet. */
export const AddView = (_: object) => <p>Soon.</p>;
