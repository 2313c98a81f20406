/** Schema version 2: messages to the hall. AUTOINCREMENT: the id of a message withdrawn is never another one's. */
export const messages = `
CREATE TABLE messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL, level TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL
) STRICT;
`;
