import type { TemplateResult } from 'lit';
import type { Aside } from '../state/places.ts';
import { certificatePage } from './certificate-page.ts';
import { copying } from './copy-text.ts';
import { clearDevice } from './device.ts';
import type { NoteKeeper } from './note-keeper.ts';
import { notesPage } from './notes-page.ts';
import { refresherPage } from './refresher-page.ts';
import { resourcesPage } from './resources-page.ts';
import { settingsPage } from './settings-page.ts';
import { sheetPage } from './sheet-page.ts';
import type { View } from './view.ts';

/** A page beside the course that says nothing of how the record stands. */
export function laterPage(
  aside: Exclude<Aside, 'cover' | 'finished' | 'record'>,
  view: View,
  notes: NoteKeeper,
): TemplateResult {
  const { course, session, attempt, settings, message, actions } = view;
  switch (aside) {
    case 'resources':
      return resourcesPage(course);
    case 'certificate':
      return certificatePage({
        course,
        learnerName: session.launch.learnerName,
        score: attempt.bestScore,
        at: attempt.submitted && attempt.submitted.at * 1000,
        notes,
      });
    case 'notes':
      return notesPage({ course, notes, hasLms: session.hasLms, message, onCopy: copying(view) });
    case 'refresher':
      return refresherPage(view);
    case 'sheet':
      return sheetPage(course, notes);
    case 'settings':
      return settingsPage({
        course,
        settings,
        message,
        onChange: (changed) => actions.set(changed),
        onClear: () => {
          void clearDevice(session.journal);
          actions.resetSettings();
          notes.clear();
          actions.say(course.ui.settings.cleared);
        },
      });
  }
}
