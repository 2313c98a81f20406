/** Who may do what, each including those before it: look at walls, lead a shift, manage the duty, administer. */
export const roles = ['viewer', 'leader', 'manager', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Somebody at a screen. Where nobody signed in, `id` is empty: a wall with a token, or this machine's own desk. */
export interface Person {
  id: string;
  /** As others see it; empty for nobody named. */
  name: string;
  role: Role;
}

/** A hall screen, and whoever showed no more than a viewer token. */
export const wallViewer: Person = { id: '', name: '', role: 'viewer' };
/** The desk of this machine where nobody needs to sign in. */
export const ownDesk: Person = { id: '', name: '', role: 'administrator' };

/** Whether a role includes another. */
export function mayAs(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}
