/** "1 error", "2 errors"; `many` where an s does not do. */
export const plural = (count: number, noun: string, many = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : many}`;
