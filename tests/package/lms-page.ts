/** What an LMS's page may be like, as code for `TabOptions.before`. */

/** An LMS page that keeps its API back until `window.showApi()` is called there. */
export const lateApi = `if (window === window.top) {
  let shown = false;
  window.showApi = () => (shown = true);
  for (const name of ['API', 'API_1484_11']) {
    let api;
    Object.defineProperty(window, name, {
      configurable: true,
      get: () => (shown ? api : undefined),
      set: (given) => (api = given),
    });
  }
}`;

/** An LMS page that opens the session itself. */
export const openAlready = `if (window === window.top) {
  for (const [name, opening] of [['API', 'LMSInitialize'], ['API_1484_11', 'Initialize']]) {
    let api;
    Object.defineProperty(window, name, {
      configurable: true,
      get: () => api,
      set: (given) => {
        api = given;
        given[opening]('');
      },
    });
  }
}`;

/** Other things in the module's own window that are called like an API. */
export const strayApis = `if (location.pathname.includes('/package/')) {
  window.API = document.createElement('div');
  window.API_1484_11 = {};
}`;

/** A key in the address of the module, another one at each launch, as servers without cookies put it there. */
export const keyInAddress = `if (window === window.top) {
  const { set, ...src } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src');
  Object.defineProperty(HTMLIFrameElement.prototype, 'src', {
    ...src,
    set(address) {
      const key = Math.random().toString(36).slice(2);
      set.call(this, String(address).replace('/package/', '/package/(S(' + key + '))/'));
    },
  });
}`;

/** What a page of Moodle with its player has beside the API. */
export const moodlePlayer = `if (window === window.top) {
  window.M = { cfg: { wwwroot: location.origin, sesskey: 'key', contextInstanceId: 17 } };
  window.scorm_current_node = { scoid: '4' };
}`;
