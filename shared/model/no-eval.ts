import * as z from 'zod';

/**
 * For pages, whose policy forbids `eval`: schemas made from now on do not even try it, so nothing is reported as
 * blocked. To be imported before any schema. The station keeps its compiled schemas: it reads every event by them.
 */
z.config({ jitless: true });
