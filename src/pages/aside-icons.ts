import award from 'lucide-static/icons/award.svg';
import book from 'lucide-static/icons/book-open.svg';
import cloud from 'lucide-static/icons/cloud-check.svg';
import pen from 'lucide-static/icons/notebook-pen.svg';
import settings from 'lucide-static/icons/settings-2.svg';

/** The pages beside the course, as the menu shows them. */
export const asideIcons = { resources: book, notes: pen, certificate: award, settings, record: cloud };
