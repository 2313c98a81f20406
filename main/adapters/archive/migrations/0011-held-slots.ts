/** Schema step: figures that a commit changed and that stand at their places in slots a little later. */
export const heldSlots = `
-- A commit under load changes hundreds of rows on as many pages, of which each is written and waited for. So it writes them here, one
-- after the other, and each at its place once for some commits. What stands here is newer than in slots, the highest n newest.
CREATE TABLE held_slots (n INTEGER PRIMARY KEY, rows BLOB NOT NULL) STRICT;
`;
