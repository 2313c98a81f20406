const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** An amount of storage with three digits that say something: 4 KB, 12.3 MB, 1.25 GB; 1 KB is 1,024 B. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** power;
  const digits = Number.isInteger(amount) ? 0 : amount < 10 ? 2 : amount < 100 ? 1 : 0;
  return `${amount.toFixed(digits)} ${units[power]}`;
}
