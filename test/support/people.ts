/** The people whom tests of the bot know: an agent, a manager, a French agent, and one of the admins. */
export const [daphne, harriet, agathe, rosa] = ['U0DAPHNE01', 'U0HARRIET1', 'U0AGATHE01', 'U0ROSA0001'];

export const people = [
  { id: daphne, name: 'daphne', realName: 'Daphne Merrick', email: 'daphne.merrick@example.com' },
  { id: harriet, name: 'harriet', realName: 'Harriet Colby' },
  {
    id: agathe,
    name: 'agathe',
    realName: 'Agathe Lemoine',
    email: 'agathe.lemoine@example.com',
    locale: 'fr-FR',
  },
  { id: rosa, name: 'rosa', realName: 'Rosa Hale' },
];
