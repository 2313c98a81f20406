/** Schema step: the figures of whole days, so that reports of months and quarters need not read every quarter hour. */
export const dayFigures = `
-- The rows of the centre and of each queue, summed over a local day: joined as the rows of one quarter hour are when they are
-- read. Only ever a copy of what stands in slots: gone when one of its rows changes, made anew in the next night.
CREATE TABLE day_figures (start INTEGER PRIMARY KEY, end INTEGER NOT NULL, figures BLOB NOT NULL) STRICT;
CREATE TRIGGER day_figures_go_with_new AFTER INSERT ON slots
  WHEN NEW.family = 15 AND NEW.start < (SELECT end FROM day_figures ORDER BY start DESC LIMIT 1)
  BEGIN DELETE FROM day_figures WHERE start <= NEW.start AND end > NEW.start; END;
CREATE TRIGGER day_figures_go_with_changed AFTER UPDATE ON slots
  WHEN NEW.family = 15 AND NEW.start < (SELECT end FROM day_figures ORDER BY start DESC LIMIT 1)
  BEGIN DELETE FROM day_figures WHERE start <= NEW.start AND end > NEW.start; END;
CREATE TRIGGER day_figures_go_with_gone AFTER DELETE ON slots
  WHEN OLD.family = 15 AND OLD.start < (SELECT end FROM day_figures ORDER BY start DESC LIMIT 1)
  BEGIN DELETE FROM day_figures WHERE start <= OLD.start AND end > OLD.start; END;
`;
