/* Apart from the schema: pages that name them need not bring it in. */

/** Those that the station writes by itself. */
export const writtenSummaryKinds = ['shift', 'day', 'week', 'month', 'quarter'] as const;
export type WrittenSummaryKind = (typeof writtenSummaryKinds)[number];
export const summaryKinds = [...writtenSummaryKinds, 'report'] as const;
export type SummaryKind = (typeof summaryKinds)[number];

/** What a summary can be written as; `csv` is a zip of tables. */
export const summaryFormats = ['xlsx', 'csv', 'pdf', 'png', 'json'] as const;
export type SummaryFormat = (typeof summaryFormats)[number];
