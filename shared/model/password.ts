/** A password has at least so many characters. */
export const PASSWORD_LENGTH = 10;

/** Why a password cannot be taken. */
export type PasswordFault = 'short' | 'likeAccount' | 'monotonous';

/** What is wrong with a password for an account; undefined = nothing. Long beats odd: there are no rules about kinds of characters. */
export function passwordFault(password: string, account: string): PasswordFault | undefined {
  const characters = Array.from(password.normalize('NFKC'));
  if (characters.length < PASSWORD_LENGTH) return 'short';
  const plain = characters.join('').toLowerCase();
  // Ten characters that are the account with three more are found first by who tries.
  if (account !== '' && plain.replaceAll(account.toLowerCase(), '').length < PASSWORD_LENGTH / 2)
    return 'likeAccount';
  if (new Set(plain).size < 4) return 'monotonous';
  return undefined;
}
