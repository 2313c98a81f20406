/** The time of day in a zone, `08:05`; null where there is no such zone. @param now epoch ms */
export function timeIn(zone: string, now: number): string | null {
  try {
    const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    return new Intl.DateTimeFormat('en', { ...parts, timeZone: zone }).format(now);
  } catch {
    // Half of a name while it is typed.
    return null;
  }
}
