import award from 'lucide-static/icons/award.svg';
import book from 'lucide-static/icons/book-open.svg';
import cloud from 'lucide-static/icons/cloud-check.svg';
import clipboard from 'lucide-static/icons/clipboard-list.svg';
import pen from 'lucide-static/icons/notebook-pen.svg';
import history from 'lucide-static/icons/history.svg';
import settings from 'lucide-static/icons/settings-2.svg';

/** The pages beside the course, as the menu shows them. */
export const asideIcons = {
  refresher: history,
  resources: book,
  notes: pen,
  sheet: clipboard,
  certificate: award,
  settings,
  record: cloud,
};
