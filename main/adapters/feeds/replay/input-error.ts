/** Something is wrong with what the user gave (a file, a mapping, an option); one line, with where and a tip. */
export class InputError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'InputError';
  }
}
