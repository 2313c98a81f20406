const LONGEST = 31;

/** Titles as names of sheets: without what those cannot hold, at most 31 characters, no two alike. */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = title
      .replace(/[[\]:*?/\\\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu, ' ')
      .replace(/^['\s]+|['\s]+$/g, '')
      .slice(0, LONGEST)
      // Cut between the halves of a letter, or before a quote.
      .replace(/[\p{Surrogate}'\s]+$/u, '');
    for (let count = 1; ; count++) {
      const end = count === 1 ? '' : ` (${count})`;
      const name = (plain || '-').slice(0, LONGEST - end.length).replace(/\p{Surrogate}$/u, '') + end;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}
