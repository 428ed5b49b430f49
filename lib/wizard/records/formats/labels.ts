import { trimmedOf } from '#lib/wizard/records/normal/host-text.ts'
import type { Part } from './draft.ts'

/**
 * What consoles, mails and sheets call the parts of a record, in the languages of the
 * vendors' screens. `record` may stand for several; `zone` for the zone, its host or its owner,
 * which are the name only where nothing else is; `ignored` says nothing of the record.
 */
export type Label = Part | 'zone' | 'record' | 'ignored'

const names: Readonly<Record<Label, string>> = {
  type: `type, record type, dns type, dns record type, type of record, typ, eintragstyp, recordtyp, record-typ, tipo, tipo de registro,
    tipo di record, tipo de registo, type d'enregistrement, type denregistrement, recordtype, rr type, タイプ, 種類, 种类, 类型, 記録类型, 记录类型, 유형`,
  name: `name, host, hostname, host name, record name, dns name, full name, name to enter, dns entry, subdomain, sub-domain, sub domain, alias, fqdn, label, key, host record, host/name, name/host, host (name), name (host), hostname/name, cname name,
    cname host, cname record name, txt name, txt host, txt record name, mx name, source, from, left side, entry, hôte, nom, nom d'hôte,
    sous-domaine, nombre, nombre de host, nombre del host, nombre de host o subdominio, subdominio, anfitrión, nome, nome host, nome do host,
    nome dell'host, sottodominio, subdomínio, naam, hostnaam, subdomein, subdomäne, 名前, ホスト, ホスト名, 主机, 主机名,
    主机记录, 名称, 이름, 호스트`,
  zone: `zone, zone name, domain, domain name, root domain, owner, owner name, dns host, dns host name, dns provider, registrar, nom de domaine, domäne, domaine, dominio`,
  value: `value, value/route traffic to, points to, point to, pointing to, target, target host, target name, target value, data, rdata, content, contents, destination, answer, record value, dns value, resource,
    value/target, target/value, value/destination, value (target), value/points to, points to/value, address, ip address, ipv4 address, mail server, mailserver, server,
    canonical name, alias to, alias for, alias of, cname value, cname target, cname record value, cname data, txt value, txt record, txt data, txt content, txt record value,
    mx value, mx server, text, record data, record content, right side, to, required value, expected value, expected, enter this value,
    wert, ziel, zieladresse, inhalt, zeigt auf, verweist auf, daten, valeur, cible, destination, contenu, données, pointe vers, valor, destino, contenido,
    conteúdo, apunta a, aponta para, dados, datos, valore, destinazione, contenuto, punta a, dati, waarde, doel, inhoud, verwijst naar, 値, データ, 内容,
    ターゲット, 值, 记录值, 数据, 目标, 값, 대상`,
  ttl: `ttl, ttl (seconds), ttl (sec), ttl (s), time to live, gültigkeit, lebensdauer, durée de vie, tiempo de vida, 生存時間, 生存时间`,
  priority: `priority, prio, preference, pref, mx priority, mx preference, mx level, priorität, priorité, prioridad, prioridade, priorità, prioriteit, 優先度, 优先级`,
  record: 'record, dns record, record entry, eintrag, registro, enregistrement, cname, cname record, mx, mx record, レコード, 记录',
  ignored: `status, state, purpose, description, note, notes, comment, comments, proxy, proxy status, proxied, class, valid, required, verified, for, used for,
    use, usage, provider, verification status, action, actions, edit, weight, port, flags, tag, zweck, beschreibung, klasse, statut, estado, stato, id,
    created, modified, routing policy, policy, region, current value, health check id, set identifier, evaluate target health, differentiator, record id, delete, check, no, no., nr, nr., #`,
}

const labels: ReadonlyMap<string, Label> = new Map(
  Object.entries(names).flatMap(([label, list]) => list.split(',').map((name) => [name.trim().replace(/\s+/g, ' '), label as Label])),
)

/** Longest words of a label; a sentence is none. */
export const longestLabel = 40

/** What a label names; undefined for anything else. Case, marks around it and a colon at its end do not count. */
export function labelOf(text: string): Label | undefined {
  if (text.length > longestLabel) return undefined
  const bare = trimmedOf(text.toLowerCase(), ' \t"\'*_([{#|', ' \t"\'*_)]}:=?|').replace(/[_\s]+/g, ' ')
  return labels.get(bare) ?? labels.get(bare.replace(/^(?:braze|sendgrid|sparkpost|ses|the|your|enter|required|new) /, ''))
}

/** The type that a label tells beside the part: `CNAME value`, `TXT record`. */
export const typeOfLabel = (text: string): string | undefined => /\b(cname|txt|mx)\b/i.exec(text.slice(0, longestLabel))?.[1]?.toUpperCase()
