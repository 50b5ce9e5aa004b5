/** Invented tickets, dated back from the moment the server starts. */
import type { Message, Ticket } from '../../desk/types.ts';

export const AGENT = 'Robin Ashdown';

export function tickets(now: number): Ticket[] {
  const ago = (hours: number) => new Date(now - hours * 3_600_000).toISOString();
  const message = (kind: Message['kind'], author: string, hours: number, body: string): Message => ({
    kind,
    author,
    at: ago(hours),
    body,
  });
  const ticket = (
    id: string,
    customerId: string,
    subject: string,
    category: string,
    priority: string,
    status: string,
    assignee: string,
    messages: Message[],
  ): Ticket => ({
    id,
    customerId,
    subject,
    category,
    priority,
    status,
    assignee,
    updated: messages.at(-1)?.at ?? ago(0),
    messages,
  });
  return [
    ticket('20418', '1042', 'Earbuds lose connection during calls', 'Device', 'Normal', 'Open', AGENT, [
      message(
        'customer',
        'Amara Linden',
        26,
        'My Pebble earbuds drop the connection about two minutes into every call. Music is fine. I have reset them once with no change.',
      ),
      message(
        'agent',
        AGENT,
        25,
        'Thank you for the details, Amara. Which phone are you using, and does it happen with both earbuds?\n\nWhile you check, please keep the earbuds charged above half: below that they save power.',
      ),
      message(
        'customer',
        'Amara Linden',
        5,
        'Alder 7. Both sides drop at the same moment. It happened again this morning with a full charge.',
      ),
      message(
        'note',
        AGENT,
        4,
        'Same fault as two calls last week. Check whether firmware 2.4 is the cause before offering a replacement.',
      ),
    ]),
    ticket('20422', '1042', 'Earbuds problem again', 'Device', 'Low', 'Open', 'Unassigned', [
      message(
        'customer',
        'Amara Linden',
        3,
        'I wrote yesterday about my earbuds. I am writing again because I cannot find the reply.',
      ),
    ]),
    ticket('20397', '1057', 'Charged twice for November', 'Billing', 'High', 'Open', AGENT, [
      message('customer', 'Tomasz Weir', 30, 'My bank shows two payments of £32.00 on the same day.'),
      message(
        'agent',
        AGENT,
        28,
        'I can see both payments, Tomasz. I am asking Billing to confirm which one is returned.',
      ),
    ]),
    ticket(
      '20405',
      '1088',
      'Broadband slow every evening',
      'Network',
      'Normal',
      'Waiting on customer',
      'Dele Marsh',
      [
        message(
          'customer',
          'Beatrix Oakes',
          50,
          'After seven in the evening pages take a long time to load.',
        ),
        message(
          'agent',
          'Dele Marsh',
          47,
          'Could you run the speed test from the account page at eight this evening and send me the result?',
        ),
      ],
    ),
    ticket('20411', '1103', 'Roaming stopped after landing', 'Network', 'Urgent', 'Open', 'Unassigned', [
      message(
        'customer',
        'Mei Lin Tan',
        9,
        'No signal since I arrived. The account page says roaming is on.',
      ),
    ]),
    ticket('20380', '1120', 'Change of name on the account', 'Account', 'Low', 'Solved', 'Dele Marsh', [
      message('customer', 'Farah Nazari', 120, 'Please change the spelling of my surname on letters.'),
      message('agent', 'Dele Marsh', 96, 'The name is changed, Farah. The next letter shows it.'),
    ]),
    ticket('20416', '1063', 'Where is my watch?', 'Delivery', 'Normal', 'Open', AGENT, [
      message(
        'customer',
        'Priya Hallam',
        12,
        'Order FM-70402 was dispatched four days ago and tracking has not moved.',
      ),
    ]),
  ];
}
