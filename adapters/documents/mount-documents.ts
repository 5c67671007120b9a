import type { MountDocumentsOptions } from '../../src/app/adapters.ts'

/** Serves the page on which workspaces bring documents of their own, and what it asks for. */
export function mountDocuments(_options: MountDocumentsOptions): void {}
