/** Invented names of the demo staff, by office, in the order of the office's functions. */
export const DEMO_NAMES: Record<string, readonly string[]> = {
  amman: [
    ...['Rania Haddad', 'Omar Khalil', 'Dr Lina Saleh', 'Yousef Najjar', 'Maha Sabbagh', 'Karim Daoud'],
    ...['Salma Awad', 'Nabil Qasem', 'Hanan Zayed', 'Faisal Mansour', 'Dana Shami'],
  ],
  beirut: [
    ...['Maya Khoury', 'Georges Nader', 'Dr Samir Fares', 'Rima Tannous', 'Elie Abboud', 'Joelle Sayegh'],
    ...['Nadine Ghanem', 'Tarek Jaber', 'Ziad Mroueh', 'Carla Haddad', 'Hadi Salloum'],
  ],
  nairobi: [
    ...['Grace Wanjiru', 'Daniel Otieno', 'Dr Amina Noor', 'Peter Kamau', 'Fatuma Ali', 'Samuel Kiprop'],
    ...['Esther Njeri', 'Hassan Abdi', 'Joyce Achieng', 'Michael Mwangi', 'Ruth Chebet'],
  ],
  bucharest: [
    ...['Ioana Popa', 'Andrei Marin', 'Dr Elena Dobre', 'Mihai Stan', 'Raluca Ene', 'Victor Lupu'],
    ...['Simona Radu', 'Cristian Pavel', 'Daria Neagu', 'Bogdan Ilie', 'Oana Tudor'],
  ],
  toronto: [
    ...['Emma Clarke', 'Noah Tremblay', 'Dr Priya Nair', 'Liam Murphy', 'Chloe Bennett'],
    ...['Ethan Wong', 'Olivia Grant', 'Aisha Rahman', 'Lucas Moore', 'Sophie Martel'],
  ],
  lyon: [
    ...['Claire Dubois', 'Julien Moreau', 'Dr Anne Girard', 'Mathieu Roux', 'Camille Perrin'],
    ...['Hugo Lambert', 'Sarah Benali', 'Nicolas Faure', 'Isabelle Garnier', 'Thomas Chevalier'],
  ],
  skopje: [
    ...['Ana Petrova', 'Marko Iliev', 'Dr Vesna Ristova', 'Filip Kostov', 'Elena Trajkova'],
    ...['Goran Nikolov', 'Arta Hoxha', 'Besim Aliu', 'Biljana Stojanova', 'Petar Angelov'],
  ],
};
