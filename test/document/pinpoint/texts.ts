/** A text of each language with every kind of unit, invented. */
export const texts: Readonly<Record<string, string>> = {
  en: `
## {preamble}

The Council of Nowhere,

- Recalling the first accord,

## {recitals}

- (26) Whereas harbours are common.

## CHAPTER II Harbours

Chapters begin with words. They go on.

### Article 6 Lights

1. A light is lit only if one of these holds: it is said here.

    - (a) it is dark;
    - (f) it is foggy:

        - (i) by day;
        - (ii) by night.

    The second text goes on. It has two sentences.

2. A light

    - is white
    - is bright
    - is high

### Article 7 {repealed}

### Rule 7 Boats

- (2) Boats float.[^4]

***

Done at Nowhere.

## ANNEX I Rates

3. Rates are:

    - (a) low.

| Code | Rate |
|------|------|
| 0101 | 5 %  |
| 0202 | 6 %  |

[^4]: Not all of them.
`,
  fr: `
## {preamble}

- Rappelant l’accord,

## {recitals}

- (26) Les ports sont communs.

## Article 6 Feux

1. Un feu est allumé si :

    - a) il fait nuit ;
    - f) il y a du brouillard :

        - i) de jour ;

    Le deuxième texte continue. Il a deux phrases.

2. Un feu

    - est blanc
    - est clair

## Article 7 {repealed}

## Article premier Objet

- (1) Tout.

## ANNEXE I Taux

3. Les taux sont bas.
`,
  es: `
## {preamble}

- Recordando el acuerdo,

## Artículo 6 Luces

1. Una luz se enciende si:

    - a) es de noche;
    - f) hay niebla.

    El segundo texto sigue. Tiene dos frases.

2. Una luz

    - es blanca
    - es clara
    - es alta

## Artículo 27 Aguas

- IV. Las sociedades:

    - a) una.

## ANEXO I Tasas

3. Son bajas.
`,
  de: `
## {recitals}

- (26) Häfen gehören allen.

## Artikel 6 Lichter

1. Ein Licht brennt, wenn

    - a) es dunkel ist;
    - f) Nebel herrscht:

        - i) am Tag.

    Der zweite Text geht weiter. Er hat zwei Sätze.

## Artikel 16a Boote

- (1) Boote schwimmen. Sie sinken nicht.

## § 5 Fischer

- (1) Wer

    - 1. fischt,

        - a) mit Netz.

## ANHANG I Sätze

3. Niedrig.
`,
  nl: `
## Artikel 6 Lichten

1. Een licht brandt indien:

    - a) het donker is;
    - f) er mist is.

    De tweede tekst gaat door. Hij heeft twee zinnen.

2. Een licht

    - is wit
    - is helder

## BIJLAGE I Tarieven

3. Ze zijn laag.
`,
  it: `
## Articolo 6 Luci

1. Una luce è accesa se:

    - a) è notte;
    - f) c'è nebbia.

    Il secondo testo continua. Ha due frasi.

2. Una luce

    - è bianca
    - è chiara

## ALLEGATO I Tassi

3. Sono bassi.
`,
  pt: `
## Artigo 6.º Luzes

1. Uma luz acende-se se:

    - a) for noite;
    - f) houver nevoeiro.

    O segundo texto continua. Tem duas frases.

2. Uma luz

    - é branca
    - é clara

## ANEXO I Taxas

3. São baixas.
`,
  ru: `
## Статья 3 Огни

- 2. Огонь горит, если:

    - 1) темно:

        - а) ночью;

    Второй текст продолжается. В нём два предложения.

- 3. Огонь

    - белый
    - ясный

## Приложение 1 Ставки

3. Низкие.
`,
  ar: `
## المادة ١٩ الأضواء

- (٢) يضاء النور ليلا. ويطفأ نهارا.

    - (أ) في الميناء؛

## المرفق 1 المعدلات

3. منخفضة.
`,
  zh: `
## 第十三条 灯

有下列情形之一的，可以点灯：

- （一）天黑；
- （二）有雾。

港口另有规定的，从其规定。船舶照办。

## 附件一 费率

3. 很低。
`,
  ko: `
## 제7조의2 (등불)

- ① 등불은 밤에 켠다.

    - 3. 안개가 낀 때

        - 가. 낮

## 별표 1 요율

3. 낮다.
`,
}
