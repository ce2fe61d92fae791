/** At most so many characters of the text; where some are lost, the last says so. */
export const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
