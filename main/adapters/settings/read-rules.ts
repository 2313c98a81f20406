import { isAlias, isCollection, isMap, isNode, isScalar, LineCounter, parseAllDocuments, visit } from 'yaml';
import type { Document, Node, ParsedNode, YAMLMap } from 'yaml';
import type * as z from 'zod';
import { alertRuleSchema, windowMetrics } from '../../../shared/model/alert-rule.ts';
import { gauges } from '../../../shared/model/gauge.ts';
import type { AlertRule } from '../../../shared/model/alert-rule.ts';
import { ruleIssue } from '../../../shared/model/rule-problem.ts';
import type { RuleProblem } from '../../../shared/model/rule-problem.ts';
import { pathText } from '../../../shared/model/path-text.ts';
import { describeIssue } from './describe-issue.ts';
import { nearest } from './nearest.ts';
import { keysOf } from './settings-json-schema.ts';

/** Largest file of rules that is read. Unit: bytes. */
const LARGEST = 256 * 1024;
/** Nothing a rule says lies deeper. */
const DEEPEST = 8;
const MOST_RULES = 500;
const MOST_FIELDS = 64;

/** How fields that can be several things are written. */
const shapes: Record<string, string> = {
  scope:
    'centre, { each: queue } or { queue: NAME }; also site, team, feed, channel, business, language, ivrKey',
  raise: '{ below: 0.88 } or { above: 10 }',
  clear: '{ atLeast: 0.90 } or { atMost: 5 }',
  confidence: 'off, { wilson95: 0.97 } or { wilson99: 0.97 }',
  calendar: "always or { hours: '08:00-20:00', days: workdays }",
  params: 'names with a number or a text each, e.g. { k: 0.01, h: 4 }',
};

const keysAt = keysOf(alertRuleSchema);

/**
 * Reads alert rules (alerts.md) from YAML or JSON, one rule or a list: all of them or none. Each problem is a line for
 * people that begins with `name` and says in which line of the text and which field, and what would be right.
 */
export function readRules(text: string, name: string): ReadRules {
  if (Buffer.byteLength(text) > LARGEST)
    return whole(name, 'textTooLarge', `it is too large for rules: at most ${LARGEST / 1024} KiB`);
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    version: '1.2',
    uniqueKeys: false,
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const at: Placing = (offset, path, told, why) => {
    const { line } = lines.linePos(offset);
    const message = `${name}, line ${line}: ${why}`;
    return { path, code: told.code, params: { why, ...told.params, line }, message };
  };
  const [document] = documents;
  if (!document || !('errors' in document) || document.contents === null)
    return whole(name, 'textEmpty', 'there is no rule in it: how one is written: docs/rules.md');
  const unsafe = firstProblem(documents);
  if (unsafe) return { problems: [at(unsafe.offset, '', { params: {}, ...unsafe }, unsafe.why)] };
  return checkRules(document, name, at);
}

type ReadRules = { rules: AlertRule[] } | { problems: RuleProblem[] };
/** Puts a problem where it is in the text. */
type Placing = (
  offset: number,
  path: string,
  told: Pick<RuleProblem, 'code' | 'params'>,
  why: string,
) => RuleProblem;

interface Found {
  offset: number;
  code: string;
  params?: RuleProblem['params'];
  why: string;
}

/** A problem of the text as a whole. */
function whole(name: string, code: string, why: string): ReadRules {
  return { problems: [{ path: '', code, params: { kib: LARGEST / 1024 }, message: `${name}: ${why}` }] };
}

/** What makes a text no plain data. */
function firstProblem(documents: readonly Document.Parsed[]): Found | undefined {
  const [first, second] = documents;
  const error = first!.errors[0];
  if (error)
    return {
      offset: error.pos[0],
      code: 'textSyntax',
      why: `it is neither YAML nor JSON: ${lowerFirst(error.message)}`,
    };
  if (second)
    return {
      offset: second.range[0],
      code: 'textSecond',
      why: 'another document begins here: write several rules as one list',
    };
  let found: Found | undefined;
  visit(first!, {
    Node(_, node, path) {
      found = problemOf(node, path.length);
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}

/** @param depth two for each map on the way. */
function problemOf(node: Node, depth: number): Found | undefined {
  const offset = node.range?.[0] ?? 0;
  if (isAlias(node))
    return { offset, code: 'textReference', why: 'references (*) are not read in rules: write it out' };
  if (node.tag !== undefined)
    return {
      offset,
      code: 'textTag',
      why: `tags (${node.tag.slice(0, 40)}) are not read in rules: leave it out`,
    };
  if (depth > 2 * DEEPEST)
    return { offset, code: 'textDeep', why: 'nothing in a rule lies so deep: check brackets and indents' };
  if (isCollection(node) && node.items.length > (isMap(node) ? MOST_FIELDS : MOST_RULES))
    return {
      offset,
      code: 'textEntries',
      params: { list: MOST_RULES, fields: MOST_FIELDS },
      why: `it has too many entries: a list at most ${MOST_RULES}, a rule ${MOST_FIELDS} fields`,
    };
  return isMap(node) ? doubled(node) : undefined;
}

/** Looked for here, because the parser compares each key with each. */
function doubled(map: YAMLMap): Found | undefined {
  const seen = new Set<string>();
  for (const { key } of map.items) {
    if (!isScalar(key))
      return {
        offset: map.range?.[0] ?? 0,
        code: 'textNameless',
        why: 'a field has no name: check brackets and colons',
      };
    const name = String(key.value);
    if (seen.has(name))
      return {
        offset: key.range?.[0] ?? 0,
        code: 'textTwice',
        params: { key: name.slice(0, 40) },
        why: `${name.slice(0, 40)} is written twice: leave one`,
      };
    seen.add(name);
  }
  return undefined;
}

function checkRules(document: Document.Parsed, name: string, at: Placing): ReadRules {
  const raw: unknown = document.toJS({ maxAliasCount: 0 });
  const list: unknown[] = Array.isArray(raw) ? raw : [raw];
  if (list.length === 0) return whole(name, 'textEmpty', 'the list is empty: write at least one rule');
  const rules: AlertRule[] = [];
  const problems: RuleProblem[] = [];
  list.forEach((each, index) => {
    const place = Array.isArray(raw) ? [index] : [];
    const parsed = alertRuleSchema.safeParse(each);
    const { id = '' } = parsed.data ?? {};
    if (parsed.data && rules.some((other) => other.id === id))
      problems.push(
        at(
          offsetOf(document, [...place, 'id']),
          'id',
          { code: 'textSameId', params: { id } },
          `id ${id} is that of another rule above: ids must differ`,
        ),
      );
    else if (parsed.data) rules.push(parsed.data);
    for (const issue of parsed.error?.issues ?? []) {
      const nth = Array.isArray(raw) ? `rule ${index + 1}: ` : '';
      const offset = offsetOf(document, [...place, ...issue.path]);
      const told = issue.path.length === 0 && issue.code === 'invalid_type' ? noRule : ruleIssue(issue, each);
      problems.push(at(offset, issue.path.join('.'), told, `${nth}${describe(issue, each)}`));
    }
  });
  return problems.length > 0 ? { problems } : { rules };
}

const noRule = { code: 'textNoRule', params: {} };

function describe(issue: z.core.$ZodIssue, raw: unknown): string {
  const [field] = issue.path;
  const key = pathText(issue.path);
  if (issue.path.length === 0 && issue.code === 'invalid_type')
    return 'a rule is a list of fields, e.g. id: my-rule';
  if (issue.code === 'custom') return `${key}: ${issue.message}`;
  if (issue.code === 'invalid_union' && field !== undefined)
    return `${key} must be ${shapes[String(field)] ?? 'another kind of value'}`;
  const metric = field === 'metric' && typeof raw === 'object' && raw !== null && Reflect.get(raw, 'metric');
  const meant = typeof metric === 'string' ? nearest(metric, [...windowMetrics, ...gauges]) : undefined;
  if (meant !== undefined) return `metric is unknown: did you mean ${meant}?`;
  return describeIssue(issue, raw, keysAt);
}

/** Where the value at a path, or what would hold it, begins in the text. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: ParsedNode = document.contents!;
  for (const part of path) {
    const next: unknown = isCollection(node) ? node.get(part, true) : undefined;
    if (!isNode(next)) break;
    node = next as ParsedNode;
  }
  return node.range[0];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
