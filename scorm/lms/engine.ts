import { Scorm12API, Scorm2004API } from 'scorm-again/min';
import type { Standard } from '../package/profiles.ts';

/** The data model of an LMS: which elements exist, what they take, and what they answer. */
export interface Engine {
  get(element: string): string;
  /** 'true' or 'false'. */
  set(element: string, value: string): string;
  lastError(): string;
  errorString(code: string): string;
}

/** scorm-again logs to the console from level 4 down; 5 is silent. */
const quiet = { logLevel: 5 } as const;

/** scorm-again with the given elements already in it, initialised. Without a commit URL it keeps everything in memory. */
export function startEngine(standard: Standard, elements: Readonly<Record<string, string>>): Engine {
  return standard === 'scorm12' ? engine12(elements) : engine2004(elements);
}

function engine12(elements: Readonly<Record<string, string>>): Engine {
  const api = new Scorm12API(quiet);
  api.loadFromFlattenedJSON({ ...elements }); // a second argument 'cmi' would load nothing, in both standards
  api.LMSInitialize('');
  return {
    get: (element) => api.LMSGetValue(element),
    set: (element, value) => api.LMSSetValue(element, value),
    lastError: () => api.LMSGetLastError(),
    errorString: (code) => api.LMSGetErrorString(code),
  };
}

function engine2004(elements: Readonly<Record<string, string>>): Engine {
  const api = new Scorm2004API(quiet);
  api.loadFromFlattenedJSON({ ...elements });
  api.Initialize('');
  return {
    get: (element) => api.GetValue(element),
    set: (element, value) => api.SetValue(element, value),
    lastError: () => api.GetLastError(),
    errorString: (code) => api.GetErrorString(code),
  };
}
