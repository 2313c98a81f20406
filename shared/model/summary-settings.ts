import * as z from 'zod';
import { summaryFormats, writtenSummaryKinds } from './summary-kinds.ts';
import { idSchema } from './text.ts';

/** Which summaries the station writes by itself, where to, and who is told. */
export const summarySettingsSchema = z.strictObject({
  /** None: nothing is written. */
  kinds: z
    .array(z.enum(writtenSummaryKinds))
    .max(writtenSummaryKinds.length)
    .default([...writtenSummaryKinds]),
  /** As the station's machine sees it; a relative one counts from the data folder. */
  folder: z.string().min(1).max(4096).default('summaries'),
  formats: z.array(z.enum(summaryFormats)).min(1).max(summaryFormats.length).default(['xlsx', 'pdf']),
  languages: z
    .array(z.enum(['zh-CN', 'en']))
    .min(1)
    .max(2)
    .default(['zh-CN']),
  /** Unit: seconds. How long after the end it is written: what comes in until then is in the first issue. */
  delay: z.int().min(0).max(86_400).default(120),
  /** Ids of the web-hooks that get its lines. */
  webhooks: z.array(idSchema).max(16).default([]),
  /** Address under which readers reach the folder; without it messages name the files. */
  link: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .optional(),
});
