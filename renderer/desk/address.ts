/** What of a view is in its address: each key with what it is when the address does not say. */
export type AddressState = Record<string, string | number | boolean | readonly string[]>;

/** Kept wherever the desk goes: how this screen looks, and whose station it shows. */
const kept = ['lang', 'theme', 'hub', 'measure'] as const;

/** The state an address stands for. What it says wrongly, e.g. words for a number, is as good as unsaid. */
export function readAddress<T extends AddressState>(search: string, usual: T): T {
  const address = new URLSearchParams(search);
  const read = Object.entries(usual).map(([key, value]) => [key, readValue(address, key, value)]);
  return Object.fromEntries(read) as T;
}

/** The address after a change; what is as usual is left out, what belongs to others stays. */
export function changeAddress<T extends AddressState>(search: string, usual: T, change: Partial<T>): string {
  const address = new URLSearchParams(search);
  for (const [key, value] of Object.entries(change)) {
    address.delete(key);
    if (value === undefined || String(value) === String(usual[key])) continue;
    for (const each of Array.isArray(value) ? value : [value]) address.append(key, String(each));
  }
  return `?${address.toString()}`;
}

/** The address of a page with the given state, and nothing of the page before. */
export function pageAddress(search: string, page: string, state: AddressState = {}): string {
  const before = new URLSearchParams(search);
  const address = new URLSearchParams({ page });
  for (const key of kept) {
    const value = before.get(key);
    if (value !== null) address.set(key, value);
  }
  return changeAddress(address.toString(), {}, state);
}

function readValue(address: URLSearchParams, key: string, usual: AddressState[string]): AddressState[string] {
  if (Array.isArray(usual)) return address.has(key) ? address.getAll(key) : usual;
  const text = address.get(key);
  if (text === null) return usual;
  if (typeof usual === 'number') return text !== '' && Number.isFinite(Number(text)) ? Number(text) : usual;
  return typeof usual === 'boolean' ? text === 'true' : text;
}
