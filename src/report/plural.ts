/** "1 error", "2 errors"; `many` is an irregular plural. */
export const plural = (count: number, noun: string, many = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : many}`;
