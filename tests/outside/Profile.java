import java.io.File;
import java.util.TreeSet;
import org.semanticweb.HermiT.Reasoner;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;

/** Prints what keeps each file from the OWL 2 DL profile, and what the HermiT reasoner finds of all of them: a line each, nothing where all is well. */
public class Profile {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            OWLOntology ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(file));
            TreeSet<String> violations = new TreeSet<>();
            new OWL2DLProfile().checkOntology(ontology).getViolations().forEach(violation -> violations.add(violation.toString()));
            violations.forEach(violation -> System.out.println("not OWL 2 DL: " + violation));
            if (!violations.isEmpty()) continue;
            Reasoner reasoner = new Reasoner(new Configuration(), ontology);
            if (!reasoner.isConsistent()) {
                System.out.println("not consistent: " + file);
                continue;
            }
            for (OWLClass empty : reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()) System.out.println("can have no member: " + empty);
            System.out.println(ontology.getAxiomCount() + " axioms, " + ontology.getClassesInSignature().size() + " classes: " + new File(file).getName());
        }
    }
}
