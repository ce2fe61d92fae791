/**
 * A digest of all that the program was built from, which the bundler puts in this place: what another program learned
 * is not believed, and no version needs to be counted by hand. Run from its sources the program keeps nothing.
 */
export const BUILD_DIGEST: string | undefined = undefined;
