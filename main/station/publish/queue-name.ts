/** A queue's name for people: the roster's, else its key. */
export function queueName(
  { roster }: { roster: ReadonlyMap<number, Readonly<Record<string, unknown>>> },
  queue: number,
  label: string,
): string {
  const told = roster.get(queue)?.['name'];
  return typeof told === 'string' && told !== '' ? told : label;
}
