/** A month as an address has it, `YYYY-MM`; undefined when it is none. */
export function monthOf(text: string): string | undefined {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;
}

/** So many months later, or earlier. */
export function nextMonth(month: string, by: number): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by, 1))
    .toISOString()
    .slice(0, 7);
}

/** The weeks of a month from Monday on, each seven dates; null for days of other months. */
export function monthGrid(month: string): (string | null)[][] {
  const first = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1, 1);
  const lead = (new Date(first).getUTCDay() + 6) % 7;
  const dates = Array.from({ length: 42 }, (_, at) =>
    new Date(first + (at - lead) * 86_400_000).toISOString().slice(0, 10),
  ).map((date) => (date.startsWith(month) ? date : null));
  return [0, 1, 2, 3, 4, 5]
    .map((week) => dates.slice(week * 7, week * 7 + 7))
    .filter((week) => week.some((date) => date !== null));
}
