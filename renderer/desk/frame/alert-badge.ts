import type { Alert } from '../../../shared/model/alert.ts';
import { wantsSomebody } from '../../../shared/alerts-text/open-notices.ts';
import { severities, type Severity } from '../../../shared/model/fault.ts';

/** How many alerts want somebody, and the most severe of them. */
export interface AlertBadge {
  count: number;
  severity: Severity;
}

/** Alerts that fire and that nobody has acknowledged, put aside or has a greater one for; null without any. */
export function alertBadge(alerts: Record<string, Alert> | undefined): AlertBadge | null {
  const open = Object.values(alerts ?? {}).filter(wantsSomebody);
  const severity = severities.findLast((each) => open.some((alert) => alert.severity === each));
  return severity === undefined ? null : { count: open.length, severity };
}
