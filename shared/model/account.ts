import * as z from 'zod';

/** An account as it is kept: what differs in case or width only is the same. */
export function accountOf(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase();
}

/** What one signs in with. */
export const accountSchema = z
  .string()
  .max(64)
  .transform(accountOf)
  .refine(
    (text) => /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u.test(text),
    'is 2 to 64 letters, digits and . _ @ -, beginning with a letter or digit',
  );
