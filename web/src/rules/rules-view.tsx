/** Not there yet. */
export const RulesView = (_: { rule?: string }) => <p>Soon.</p>;
