// Citation.js comes without declarations; only what is used is declared.
declare module '@citation-js/core' {
  export class Cite {
    constructor(items: readonly ReturnType<typeof import('./csl-item.ts').cslItem>[])
    format(output: 'bibliography' | 'citation' | 'bibtex' | 'ris', options?: CslOptions): string
  }

  export interface CslOptions {
    readonly template: string
    readonly lang: string
    readonly format: 'text'
    readonly entry?: readonly ReturnType<typeof import('./csl-item.ts').cslCitation>[]
  }

  export const plugins: {
    /** Reads a citation in any of its formats: the tests read back what they were given. */
    readonly input: {
      chain(text: string, options: { readonly forceType: string; readonly generateGraph: false }): unknown
    }
    readonly config: {
      get(plugin: '@csl'): { readonly styles: { add(name: string, xml: string): void } }
      get(plugin: '@bibtex'): {
        readonly format: { asciiOnly: boolean; useIdAsLabel: boolean; checkLabel: boolean }
      }
    }
  }
}

declare module '@citation-js/plugin-csl' {}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
