/** What the person wrote down for an author whose pack names no contact. */
import type { Event } from '../../lib/insight/event.ts';
import { useWords } from '../Words.tsx';
import { Section } from './Section.tsx';

export function Requests({ events }: { events: readonly Event[] }) {
  const t = useWords();
  const requests = events.filter((event) => event.kind === 'request').reverse();
  const where = ({ tool, page, at }: Event) =>
    [tool, page, new Date(at).toLocaleDateString(t.language)].filter(Boolean).join(' · ');
  return (
    <Section
      id="requests"
      title={t('requestsTitle')}
      text={t(requests.length > 0 ? 'requestsText' : 'requestsNone')}
    >
      {requests.length > 0 && (
        <ul class="cards">
          {requests.map((event) => (
            <li key={event.id} class="card">
              <div>
                <span>{event.data.words}</span>
                <span class="quiet">{where(event)}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
