// Citation.js comes without declarations; only what is used is declared.
declare module '@citation-js/core' {
  export class Cite {
    constructor(items: readonly ReturnType<typeof import('./csl-item.ts').cslItem>[])
    format(output: 'bibtex' | 'ris'): string
  }

  export interface PluginConfig {
    get(plugin: '@bibtex'): {
      readonly format: { asciiOnly: boolean; useIdAsLabel: boolean; checkLabel: boolean }
    }
  }

  export const plugins: {
    /** Reads a citation in any of its formats: the tests read back what they were given. */
    readonly input: {
      chain(text: string, options: { readonly forceType: string; readonly generateGraph: false }): unknown
    }
    readonly config: PluginConfig
  }
}

declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
