/** What Chromium's browsers have of File System Access beyond TypeScript's own types. */
interface FileSystemHandle {
  queryPermission?(wish: { readonly mode: 'read' | 'readwrite' }): Promise<PermissionState>;
  requestPermission?(wish: { readonly mode: 'read' | 'readwrite' }): Promise<PermissionState>;
}

interface FileSystemDirectoryHandle {
  /** Missing from the types where they lack async iteration. */
  values(): AsyncIterable<FileSystemDirectoryHandle | FileSystemFileHandle>;
}

interface Window {
  /** Missing in Firefox and Safari. */
  showDirectoryPicker?(wish: { readonly mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}
