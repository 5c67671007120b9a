import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap'
import { Service } from 'kubernetes-models/v1/Service'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { readConfig } from '../../src/app/config.ts'

const schemas = new Map(
  Object.entries({ ConfigMap, Deployment, Service, PodDisruptionBudget, NetworkPolicy }),
)
const folder = 'deploy/kubernetes/manifests'
const readYaml = (file: string): unknown => parse(readFileSync(file, 'utf8'))
const kustomization = z
  .object({ resources: z.array(z.string()), images: z.array(z.object({ newTag: z.string() })) })
  .parse(readYaml(`${folder}/kustomization.yaml`))
const manifests = kustomization.resources.map((name) => readYaml(`${folder}/${name}`))
const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8')))

const deployment = z
  .object({
    spec: z.object({
      replicas: z.number(),
      template: z.object({
        spec: z.object({
          terminationGracePeriodSeconds: z.number(),
          securityContext: z.object({ runAsNonRoot: z.boolean(), runAsUser: z.number() }),
          containers: z.tuple([
            z.object({
              securityContext: z.unknown(),
              livenessProbe: z.object({ httpGet: z.object({ path: z.string() }) }),
              readinessProbe: z.object({ httpGet: z.object({ path: z.string() }) }),
            }),
          ]),
        }),
      }),
    }),
  })
  .parse(manifests.find((each) => kindOf(each) === 'Deployment'))

describe('The Kubernetes manifests', () => {
  it('are what Kubernetes’ own schemas allow', () => {
    for (const manifest of manifests) expect(() => validate(manifest), kindOf(manifest)).not.toThrow()
    expect(manifests.map(kindOf)).toEqual([
      ...['ConfigMap', 'Deployment', 'Service', 'PodDisruptionBudget', 'NetworkPolicy'],
    ])
  })

  it('would be refused with a mistake in them', () => {
    const wrong = structuredClone(manifests.find((each) => kindOf(each) === 'Deployment'))
    Object.assign(Object(wrong).spec, { replicas: 'two' })
    expect(() => validate(wrong)).toThrow(/replicas/u)
  })

  it('name every file there is', () => {
    const others = readdirSync(folder).filter((name) => name !== 'kustomization.yaml')
    expect(others.sort()).toEqual([...kustomization.resources].sort())
  })

  it('run two replicas as nobody, on a read-only root, without a capability', () => {
    const { replicas, template } = deployment.spec
    expect(replicas).toBe(2)
    expect(template.spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 65_532 })
    expect(template.spec.terminationGracePeriodSeconds).toBeGreaterThan(5)
    const [bot] = template.spec.containers
    expect(bot.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
    expect(bot.livenessProbe.httpGet.path).toBe('/healthz')
    expect(bot.readinessProbe.httpGet.path).toBe('/readyz')
  })

  it('have settings that the program reads', () => {
    const settings = z
      .object({ data: z.record(z.string(), z.string()) })
      .parse(manifests.find((each) => kindOf(each) === 'ConfigMap')).data
    expect(readConfig(settings)).toMatchObject({ host: '0.0.0.0', port: 3_000, playground: 'off' })
    const example = readFileSync('.env.example', 'utf8')
    for (const name of Object.keys(settings)) expect(example).toMatch(new RegExp(`^${name}=`, 'mu'))
  })

  it('are of this version, and so is the chart', () => {
    expect(kustomization.images.map(({ newTag }) => newTag)).toEqual([version])
    expect(readYaml('deploy/kubernetes/Chart.yaml')).toMatchObject({ version, appVersion: version })
  })

  it.runIf(existsSync('/usr/bin/kubectl'))('are put together by kustomize', () => {
    validateAll(execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8' }))
  })

  const helm = ['/usr/bin/helm', '/usr/local/bin/helm'].find(existsSync)
  it.runIf(helm !== undefined)('are what the chart makes, with its values laid over them', () => {
    const args = [
      'template',
      'deploy/kubernetes',
      '--set',
      'replicas=3,image.tag=1.2.3,settings.COMMAND=record',
    ]
    const made = execFileSync(helm ?? '', args, { encoding: 'utf8' })
    validateAll(made)
    expect(made).toMatch(/replicas: 3/u)
    expect(made).toMatch(/image: rapporteur:1\.2\.3/u)
    expect(made).toMatch(/COMMAND: record/u)
  })
})

function validateAll(text: string): void {
  const made = parseAllDocuments(text).map((document) => document.toJS())
  expect(made.map(kindOf).sort()).toEqual(manifests.map(kindOf).sort())
  for (const manifest of made) validate(manifest)
}

/** Throws where Kubernetes would refuse it. */
function validate(manifest: unknown): void {
  const Schema = schemas.get(kindOf(manifest))
  if (Schema === undefined) throw new Error(`No schema for ${kindOf(manifest)}`)
  new Schema(Object(manifest)).validate()
}

function kindOf(manifest: unknown): string {
  return z.object({ kind: z.string() }).parse(manifest).kind
}
